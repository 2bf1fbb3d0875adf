# docker build -t socialblog . && docker run -p 8080:8080 -v socialblog:/data socialblog
# Everything that must last is in /data. docs/configuration.md has the settings.

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI=true
WORKDIR /source

# Packages are restored anew only when one of these files changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY SocialBlog.Data/SocialBlog.Data.csproj SocialBlog.Data/packages.lock.json SocialBlog.Data/
COPY SocialBlog.Web/SocialBlog.Web.csproj SocialBlog.Web/packages.lock.json SocialBlog.Web/
RUN dotnet restore SocialBlog.Web --locked-mode

COPY .editorconfig ./
COPY SocialBlog.Data/ SocialBlog.Data/
COPY SocialBlog.Web/ SocialBlog.Web/
# Compiled ahead of time for the platform the image is for; builders that don't name one build for their own.
ARG TARGETARCH
RUN case "${TARGETARCH:-$(uname -m)}" in \
      amd64|x86_64) runtime=linux-x64 ;; \
      arm64|aarch64) runtime=linux-arm64 ;; \
      *) echo "SocialBlog has no image for ${TARGETARCH:-$(uname -m)}" >&2; exit 1 ;; \
    esac \
    && dotnet publish SocialBlog.Web --no-restore --configuration Release --runtime "$runtime" --output /published \
    && mkdir /data

# No shell, no package manager, but ICU and time zones: French dates need them.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /published ./
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV SocialBlog__DataDirectory=/data ASPNETCORE_HTTP_PORTS=8080
USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["dotnet", "/app/SocialBlog.Web.dll", "health"]
ENTRYPOINT ["dotnet", "/app/SocialBlog.Web.dll"]
