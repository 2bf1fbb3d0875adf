import { offer } from "./copies.js";

for (const place of document.querySelectorAll("[data-found]")) if (!location.hash) offer(place);
