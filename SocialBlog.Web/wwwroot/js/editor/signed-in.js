// The page that signing in inside of the editor ends at tells the editor.
parent.postMessage("signed-in", location.origin);
