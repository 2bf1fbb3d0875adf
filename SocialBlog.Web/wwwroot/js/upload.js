/**
 * Sends one file to the media library.
 * @param {HTMLFormElement} form With the antiforgery token, and in data-failed what to say when nothing else is known.
 * @param {File} file
 * @param {(part: number) => void} [progress] Told how much is sent, from 0 to 1.
 * @returns {Promise<{id: number, path: string, name: string, kind: string, alt: string, width: ?number, height: ?number, markdown: string}>}
 *   Fails with an error whose message is for the author.
 */
export const upload = (form, file, progress = () => {}) => new Promise((resolve, reject) => {
  const body = new FormData();
  body.append("File", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", "/admin/media");
  request.responseType = "json";
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("RequestVerificationToken", form.elements.__RequestVerificationToken.value);
  request.upload.addEventListener("progress", event => progress(event.lengthComputable ? event.loaded / event.total : 0));
  request.addEventListener("load", () => request.status === 201 ? resolve(request.response) : reject(new Error(request.response?.error ?? form.dataset.failed)));
  request.addEventListener("error", () => reject(new Error(form.dataset.failed)));
  request.addEventListener("abort", () => reject(new Error(form.dataset.failed)));
  request.send(body);
});
