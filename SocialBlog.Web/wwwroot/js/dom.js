export function make(name, properties, ...content) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}

/** Round and round; NaN chooses none. */
export function choose(field, list, to) {
  const options = [...list.children], at = to < 0 ? options.length - 1 : to % options.length;
  options.forEach((option, i) => { option.ariaSelected = String(i === at); });
  options[at]?.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", options[at]?.id ?? "");
  return at;
}

/** A choice kept in this browser, if it keeps anything. */
export function remember(name, choice) {
  try {
    if (choice) localStorage[name] = choice;
    return localStorage[name];
  } catch {
    return null;
  }
}

/** A press that asks for another tab or window. */
export const elsewhere = event => event.ctrlKey || event.metaKey || event.shiftKey;
