import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The page that a person is looking at: a canvas that moves in every frame, and a button that works for some
 * milliseconds.
 */
const PAGE = `<!doctype html><title>In front</title>
<button id="press" style="display: block; width: 200px; height: 80px">0</button>
<canvas id="canvas" width="900" height="500"></canvas>
<script>
  const frames = [];
  const interactions = new Map();
  const context = canvas.getContext("2d");
  const dots = Array.from({ length: 800 }, (_, at) => [(at * 37) % 900, (at * 91) % 500, (at % 9) - 4, (at % 7) - 3]);
  let last = 0;
  const draw = (at) => {
    if (last > 0) frames.push(at - last);
    last = at;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, 900, 500);
    for (const dot of dots) {
      dot[0] = (dot[0] + dot[2] + 900) % 900;
      dot[1] = (dot[1] + dot[3] + 500) % 500;
      context.fillStyle = "hsl(" + Math.round(dot[0] / 3) + " 80% 50%)";
      context.beginPath();
      context.arc(dot[0], dot[1], 4, 0, 7);
      context.fill();
    }
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  press.onclick = () => {
    const until = performance.now() + 4;
    while (performance.now() < until);
    press.textContent = Number(press.textContent) + 1;
  };
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId > 0) interactions.set(interactionId, Math.max(interactions.get(interactionId) ?? 0, duration));
  }).observe({ type: "event", durationThreshold: 16 });
  const taken = () => ({ frames: frames.splice(0), interactions: [...interactions.values()], isHidden: document.hidden });
</script>`;

/** Serves the page on another host, so that it shares no process with the resident's. */
export async function serveForeground() {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close(),
  };
}
