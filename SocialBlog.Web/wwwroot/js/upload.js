import { make } from "./dom.js";

/** Sends a file to the media library; what the library says of it, or an error with a message for the author. */
export const upload = (form, file, bar) => new Promise((resolve, reject) => {
  const body = new FormData(), request = new XMLHttpRequest(), fail = () => reject(new Error(request.response?.error ?? form.dataset.failed));
  body.append("File", file, file.name);
  request.open("POST", "/admin/media");
  request.responseType = "json";
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("RequestVerificationToken", form.elements.__RequestVerificationToken.value);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    // The whole is there, and being made smaller: how long that takes nobody knows.
    if (loaded < total) bar.value = loaded / total;
    else bar.removeAttribute("value");
  });
  request.addEventListener("load", () => request.status === 201 ? resolve(request.response) : fail());
  request.addEventListener("error", fail);
  request.addEventListener("abort", fail);
  request.send(body);
});

/** For a file on its way: its name, its progress, what there is to say. */
export const line = name => make("li", {}, make("span", { textContent: name }), make("progress", { ariaLabel: name, value: 0 }), make("span", { className: "said" }));
