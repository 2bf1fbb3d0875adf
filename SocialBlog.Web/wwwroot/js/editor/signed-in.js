parent.postMessage("signed-in", location.origin);
