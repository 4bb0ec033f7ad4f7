// In every page of a preview: when something was saved, it takes the new page, or says over the old one what is wrong.
((epoch, page) => {
    const isNotice = document.documentElement.hasAttribute("data-notice");
    const frame = document.createElement("iframe");
    let waiting;

    const cover = (notice) => {
        frame.title = new DOMParser().parseFromString(notice, "text/html").title;
        frame.sandbox = "allow-same-origin"; // and no scripts: what is quoted there may be a stranger's
        frame.popover = "manual"; // over dialogs too
        frame.style.cssText =
            "position: fixed; inset: 0 0 auto; box-sizing: border-box; width: 100%; max-width: none; height: 60vh;" +
            "margin: 0; padding: 0; border: 0; border-bottom: 4px solid #a3461a; box-shadow: 0 0 2rem #0006;";
        frame.onload = () => {
            const whole = frame.contentDocument.documentElement.scrollHeight + 4;
            frame.style.height = `min(60vh, ${whole}px)`;
        };
        frame.srcdoc = notice;
        if (!frame.isConnected) {
            document.body.append(frame);
            frame.showPopover?.();
        }
    };

    const ask = async (path, signal) => {
        const answer = await fetch(`/livereload/${path}`, { signal });
        if (!answer.ok) throw new Error(answer.statusText);
        return answer.text();
    };

    const follow = async (signal) => {
        while (!signal.aborted) {
            try {
                const latest = Number(await ask(`${epoch}/${page}`, signal));
                if (latest <= epoch) continue;
                const notice = isNotice ? "" : await ask("notice", signal);
                if (!notice) return location.reload(); // the browser keeps its place
                epoch = latest;
                cover(notice);
            } catch {
                await new Promise((resolve) => setTimeout(resolve, 3000)); // nobody serves just now
            }
        }
    };

    // Only the page that one looks at waits: a browser opens but a few connections to one server.
    const look = () => {
        waiting?.abort();
        waiting = new AbortController();
        if (document.visibilityState === "visible") follow(waiting.signal);
    };

    addEventListener("load", look);
    addEventListener("pageshow", (event) => event.persisted && look());
    addEventListener("visibilitychange", look);
    addEventListener("pagehide", () => waiting?.abort());
})(EPOCH, PAGE);
