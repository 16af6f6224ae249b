import { Toast } from "@base-ui/react/toast";
import type { NoticeTone } from "./notice";

export interface ToastDetail {
  tone: NoticeTone;
}

export const toasts = Toast.createToastManager<ToastDetail>();

/** Tells the visitor something in the corner of the page, from any client code. `Toasts` in the layout shows it. */
export function notify(title: string, about: { description?: string; tone?: NoticeTone } = {}): void {
  const tone = about.tone ?? "plain";
  toasts.add({
    title,
    ...(about.description === undefined ? {} : { description: about.description }),
    data: { tone },
    priority: tone === "alarm" ? "high" : "low",
    timeout: tone === "alarm" ? 0 : 6_000,
  });
}
