import { Tv } from "lucide-react";
import type { MouseEvent } from "react";
import { buttonClass } from "#app/_ui/button-class.ts";
import type { KioskWords } from "../_words/kiosk-words";
import { KIOSK_PATH } from "./use-kiosk";

/** An address that can be opened elsewhere, as any link; pressed here the page only changes its picture. */
export function KioskLink({ words, onEnter }: { words: KioskWords; onEnter: () => void }) {
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <a href={KIOSK_PATH} onClick={onClick} className={buttonClass("bare", "medium")}>
      <Tv aria-hidden size={16} />
      {words.open}
    </a>
  );
}
