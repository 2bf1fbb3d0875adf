import { make } from "./dom.js";

/** What the library says of a file, or an error in words for the author. */
export const upload = (form, file, bar) => new Promise((resolve, reject) => {
  const body = new FormData(), request = new XMLHttpRequest(), fail = () => reject(new Error(request.response?.error ?? form.dataset.failed));
  body.append("File", file, file.name);
  request.open("POST", "/admin/media");
  request.responseType = "json";
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("RequestVerificationToken", form.elements.__RequestVerificationToken.value);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    // All is there and being made smaller: nobody knows how long.
    if (loaded < total) bar.value = loaded / total;
    else bar.removeAttribute("value");
  });
  request.addEventListener("load", () => request.status === 201 ? resolve(request.response) : fail());
  request.addEventListener("error", fail);
  request.addEventListener("abort", fail);
  request.send(body);
});

export const line = name => make("li", {}, make("span", { textContent: name }), make("progress", { ariaLabel: name, value: 0 }), make("span", { className: "said" }));
