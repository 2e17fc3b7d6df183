// Brings files to the portal, a few at a time. Which file may go, what became of it and every word about it is the server's;
// the browser keeps the files, and tells how far each has come.
const mostAtOnce = 3;
const longest = 5 * 60 * 1000;
const between = 150;
const mostWaits = 150;

export function attach(root, server, antiforgery, headSize) {
  const ending = new AbortController();
  const files = new Map();
  const waiting = [];
  let running = 0, count = 0;

  // The connection may be away for a while: what became of a file must not be lost by that.
  const tell = async (method, ...words) => {
    for (let tries = 0; tries < 60 && !ending.signal.aborted; tries++) {
      try {
        return await server.invokeMethodAsync(method, ...words);
      } catch {
        await new Promise((go) => setTimeout(go, 1000));
      }
    }
  };

  const add = async (file) => {
    const id = `file${++count}`;
    let head = new Uint8Array(), size = file.size;
    try {
      head = new Uint8Array(await file.slice(0, headSize).arrayBuffer());
    } catch {
      size = 0; // a folder, or gone meanwhile
    }

    const address = await tell("ChosenAsync", id, file.name, size, head);
    if (address) {
      files.set(id, { file, address, waits: 0 });
      waiting.push(id);
      next();
    }
  };

  const addAll = async (list) => {
    for (const file of list) {
      await add(file);
    }
  };

  const next = () => {
    while (running < mostAtOnce && waiting.length > 0) {
      bring(waiting.shift());
    }
  };

  const bring = (id) => {
    const entry = files.get(id);
    if (!entry) {
      return;
    }

    const request = entry.request = new XMLHttpRequest();
    let told = 0;
    running++;
    request.open("POST", entry.address);
    request.timeout = longest;
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.setRequestHeader("X-File-Name", encodeURIComponent(entry.file.name.toWellFormed?.() ?? entry.file.name));
    request.setRequestHeader("RequestVerificationToken", antiforgery ?? "");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && performance.now() - told > between) {
        told = performance.now();
        server.invokeMethodAsync("Progressed", id, Math.floor(100 * event.loaded / event.total)).catch(() => {});
      }
    };
    request.onload = () => done(id, request);
    request.onerror = request.ontimeout = () => failed(id, "The connection was lost.", true);
    request.onloadend = () => {
      running--;
      next();
    };
    request.send(entry.file);
  };

  const done = (id, request) => {
    const answer = request.response;
    if (request.status === 200 && answer?.token) {
      taken(id, answer.token);
    } else if (request.status === 429 && files.has(id) && ++files.get(id).waits <= mostWaits) {
      tell("Waits", id, answer?.problem ?? "Waiting for other files.");
      const seconds = Number(request.getResponseHeader("Retry-After")) || 2;
      setTimeout(() => {
        waiting.push(id);
        next();
      }, seconds * 1000);
    } else if (request.status === 401) {
      failed(id, "Your session has ended. Sign in again.", true);
    } else {
      failed(id, answer?.problem ?? "The portal could not take it.", request.status >= 500 || request.status === 429);
    }
  };

  // Kept until the server says that it is attached: else there would be nothing to bring again.
  const taken = async (id, token) => {
    if (await tell("UploadedAsync", id, token)) {
      files.delete(id);
    }
  };

  const failed = (id, problem, mayRetry) => {
    if (!mayRetry) {
      files.delete(id);
    }

    tell("FailedAsync", id, problem, mayRetry);
  };

  const forget = (id) => {
    const entry = files.get(id);
    files.delete(id);
    entry?.request?.abort();
  };

  const on = (target, type, listener) => target.addEventListener(type, listener, { signal: ending.signal });
  const brings = (event) => event.dataTransfer?.types.includes("Files");

  const input = root.querySelector("input[type=file]");
  on(input, "change", () => {
    addAll([...input.files]);
    input.value = ""; // so that the same file can be chosen again
  });

  // Anywhere on the page: a file that misses the dialog must not replace the portal in its tab.
  on(document, "dragover", (event) => {
    if (brings(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      root.toggleAttribute("data-dropping", true);
    }
  });
  on(document, "dragleave", (event) => event.relatedTarget ?? root.toggleAttribute("data-dropping", false));
  on(document, "drop", (event) => {
    root.toggleAttribute("data-dropping", false);
    if (brings(event)) {
      event.preventDefault();
      addAll([...event.dataTransfer.files]);
    }
  });

  // Programs that copy text with a picture of it mean the text.
  on(root.closest("dialog") ?? root, "paste", (event) => {
    const pasted = event.clipboardData;
    if (pasted?.files.length > 0 && !pasted.types.includes("text/plain")) {
      event.preventDefault();
      addAll([...pasted.files]);
    }
  });

  return {
    cancel: forget,
    retry(id) {
      (files.get(id) ?? {}).waits = 0;
      waiting.push(id);
      next();
    },
    stop() {
      ending.abort();
      waiting.length = 0;
      [...files.keys()].forEach(forget);
    },
  };
}
