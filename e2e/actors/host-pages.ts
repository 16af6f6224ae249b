export const lightUrl = (site: string, partner: string, origin: string) =>
  `${site}/light?${new URLSearchParams({ partner, origin })}`;

export const buttonPage = (site: string, partner: string) =>
  `<script src="${site}/button/v1.js"></script><lamplighter-button partner="${partner}"></lamplighter-button>`;

/** How a host may hide a frame of the city under what it shows: a style for each. */
const DISGUISES = {
  transparent: "opacity: .001",
  cropped: "clip-path: inset(45% 10%)",
  covered: "z-index: -1",
  turned: "filter: contrast(0); rotate: 180deg",
};
/** Large enough inside for what is agreed to, and small on the page. */
const FRAME = { width: 300, height: 400, scale: 0.5 };
export const FRAME_WIDTH = FRAME.width * FRAME.scale;
export const FRAME_HEIGHT = FRAME.height * FRAME.scale;
export const FRAMES = [...Object.keys(DISGUISES), "sandboxed", "nested"];

/** It opens the city's window in its own frames, so that this window has an opener, and answers as the button would. */
export function framesPage(site: string, partner: string, origin: string): string {
  const light = lightUrl(site, partner, origin);
  const answers = `<script>
    addEventListener("message", ({ data, source }) => {
      if (data.lamplighter === "here") return;
      if (parent !== self) parent.postMessage(data, "*");
      source.postMessage({ lamplighter: "here", player: "me" }, "*");
    });
  </script>`;
  const nested = `${answers}<body style='margin: 0'><iframe name='inner' style='border: 0; width: 100vw; height: 100vh'></iframe>
    <script>open("${light}", "inner")</script>`;
  const styled = Object.entries(DISGUISES).map(([name, style]) => `<iframe name="${name}" style="${style}"></iframe>`);
  return `${answers}
    <style>
      body { margin: 0 }
      div { position: fixed; top: 0; width: ${FRAME_WIDTH}px; height: ${FRAME_HEIGHT}px }
      iframe { position: absolute; border: 0; width: ${FRAME.width}px; height: ${FRAME.height}px; scale: ${FRAME.scale}; transform-origin: 0 0 }
      b { position: fixed; inset: 0; background: #fff; pointer-events: none }
    </style>
    ${[
      ...styled,
      '<iframe name="sandboxed" sandbox="allow-scripts allow-same-origin"></iframe>',
      `<iframe srcdoc="${nested.replaceAll('"', "&quot;")}"></iframe>`,
    ]
      .map((frame, at) => `<div style="left: ${at * FRAME_WIDTH}px">${frame}</div>`)
      .join("")}
    <b>Press here to win</b>
    <script>for (const name of ${JSON.stringify([...Object.keys(DISGUISES), "sandboxed"])}) open("${light}", name)</script>`;
}

/** It poses as another, as one that is not registered, and as one that does not exist. */
export const posingPage = (site: string, keys: { partner: string; honest: string }, origin: string) => `
  <button onclick="window.open('${lightUrl(site, keys.partner, keys.honest)}', 'a')">as the honest one</button>
  <button onclick="window.open('${lightUrl(site, keys.partner, origin)}', 'b')">as itself</button>
  <button onclick="window.open('${lightUrl(site, "pt_0000000000000000", origin)}', 'c')">with a forged key</button>`;

export const openingPage = `<button onclick="window.open('/', 'game', 'popup,width=600,height=500')">Play</button>`;
