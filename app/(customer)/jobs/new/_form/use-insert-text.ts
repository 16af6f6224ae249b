"use client";

import { type RefObject, useRef } from "react";

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** Puts text where the caret is in a controlled text box, and the caret behind it. */
export function useInsertText<Control extends TextControl>(
  text: string,
  onText: (text: string) => void,
): { control: RefObject<Control | null>; insert: (piece: string) => void } {
  const control = useRef<Control>(null);
  const insert = (piece: string) => {
    const box = control.current;
    const start = box?.selectionStart ?? text.length;
    const end = box?.selectionEnd ?? text.length;
    const before = text.slice(0, start);
    // Pressing a field twice gives two arguments, not one.
    const joined = before !== "" && before.endsWith("}") ? ` ${piece}` : piece;
    onText(before + joined + text.slice(end));
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(start + joined.length, start + joined.length);
    });
  };
  return { control, insert };
}
