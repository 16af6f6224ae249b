import { SANDBOX_HAND_OVER } from "#protocol/devices/sandbox-messages";
import type { FrameHost } from "../contract/control-api";

/**
 * The sandboxes of one donation. A frame has an opaque origin and nothing of this site: `allow-same-origin`, or any
 * other token in `sandbox`, would undo that.
 */
export class SandboxFrames implements FrameHost {
  readonly #sandboxUrl: string;
  readonly #frames = new Map<number, { element: HTMLIFrameElement; giveUp: (reason: Error) => void }>();

  constructor(sandboxUrl: string) {
    this.#sandboxUrl = sandboxUrl;
  }

  /**
   * Returns the control worker's end of a channel once the document has loaded; a page that is not a sandbox never
   * answers on it.
   */
  async addFrame(frame: number): Promise<MessagePort> {
    const element = this.#makeFrame();
    const loaded = new Promise((resolve, reject) => {
      element.addEventListener("load", resolve, { once: true });
      this.#frames.set(frame, { element, giveUp: reject });
    });
    document.body.append(element);
    await loaded;
    const channel = new MessageChannel();
    // The frame's origin is opaque, so "*" is the only possible target; all that is sent is a port.
    element.contentWindow?.postMessage(SANDBOX_HAND_OVER, "*", [channel.port2]);
    return channel.port1;
  }

  removeFrame(frame: number) {
    const held = this.#frames.get(frame);
    if (!held) return;
    this.#frames.delete(frame);
    held.element.remove();
    held.giveUp(new Error("The sandbox was closed while it opened."));
  }

  removeAll() {
    for (const frame of [...this.#frames.keys()]) this.removeFrame(frame);
  }

  #makeFrame(): HTMLIFrameElement {
    const element = document.createElement("iframe");
    element.setAttribute("sandbox", "allow-scripts");
    element.setAttribute("referrerpolicy", "no-referrer");
    element.setAttribute("allow", "");
    element.setAttribute("aria-hidden", "true");
    element.tabIndex = -1;
    element.title = "Sandbox";
    Object.assign(element.style, {
      position: "fixed",
      left: "-10px",
      top: "0",
      width: "1px",
      height: "1px",
      border: "0",
      visibility: "hidden",
    });
    element.src = this.#sandboxUrl;
    return element;
  }
}
