import { type Shown, WORDS } from "./words";

const STYLE =
  ":host{display:inline-block}button{font:inherit;color:inherit;background:0 0;border:1px solid;border-radius:.5em;padding:.5em .9em;text-align:left}i{float:left;width:1em;height:1em;border:1px solid;border-radius:50%;margin-right:.6em}meter{width:100%}";
const LIT = "#ffc24b";
/** How often it looks whether its window is still open. */
const LOOK_MS = 1_000;
const GOAL = 100;

const script = document.currentScript;
const home = script instanceof HTMLScriptElement && script.src ? new URL(script.src).origin : "";

/** By hand: a host's policy may forbid to parse markup. */
const add = <Tag extends keyof HTMLElementTagNameMap>(to: Node, tag: Tag) =>
  to.appendChild(document.createElement(tag));

/** Draws the button in its element, opens the window, and passes on what that says. */
export function makeButton(element: HTMLElement) {
  const root = element.attachShadow({ mode: "open", delegatesFocus: true });
  const button = add(root, "button");
  const lamp = add(button, "i");
  const text = add(button, "span");
  const meter = add(button, "meter");
  button.type = "button";
  text.setAttribute("role", "status");
  // A host's policy may forbid sheets in the page, and does not hold for this one.
  if (root.adoptedStyleSheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  }

  let now: Shown = "off";
  let units = 0;
  let light: Window | null = null;
  let hasSpoken = false;
  let looks: ReturnType<typeof setInterval> | undefined;
  const read = (name: string) => element.getAttribute(name) ?? "";
  const city = () => read("city") || home;

  const tell = (what: string, detail?: object) =>
    element.dispatchEvent(new CustomEvent(`lamplighter-${what}`, { detail, bubbles: true }));

  function show(shown: Shown = now) {
    const before = now;
    now = shown;
    const words = WORDS[/^fr/i.test(element.lang || document.documentElement.lang || navigator.language) ? "fr" : "en"];
    text.textContent = words[shown];
    lamp.style.background = shown === "running" ? LIT : "";
    meter.max = Number(read("goal")) || GOAL;
    meter.value = units;
    meter.hidden = !units;
    meter.title = `${units}`;
    if (shown === before) return;
    if (shown === "running") tell(shown);
    if (before === "running") tell("stopped");
  }

  const send = (lamplighter: "here" | "bye") => light?.postMessage({ lamplighter, player: read("player") }, city());

  function end(shown: Shown) {
    clearInterval(looks);
    light = null;
    show(shown);
  }

  button.onclick = ({ isTrusted }) => {
    if (!isTrusted) return;
    if (!read("partner") || !city()) return show("unset");
    if (light && !light.closed) return light.focus();
    hasSpoken = false;
    const asked = new URLSearchParams({ partner: read("partner"), origin: location.origin });
    light = open(`${city()}/light?${asked}`, "lamplighter", "popup,width=440,height=680");
    if (!light) return show("blocked");
    show("opening");
    clearInterval(looks);
    looks = setInterval(() => light?.closed && end(hasSpoken ? "off" : "apart"), LOOK_MS);
  };

  function onMessage({ source, origin, data }: MessageEvent) {
    if (!light || source !== light || origin !== city()) return;
    const { lamplighter, state, ...work } = data;
    hasSpoken = true;
    if (lamplighter === "hello") send("here");
    if (lamplighter === "state") show(state);
    if (lamplighter === "work") {
      units = JSON.parse(work.payload).units;
      show();
      tell("work", { ...work, units });
    }
  }

  return {
    show,
    join() {
      addEventListener("message", onMessage);
      show();
    },
    /** Also when a game removes it in the middle: the window puts its lamp out. */
    leave() {
      removeEventListener("message", onMessage);
      send("bye");
      end("off");
    },
  };
}
