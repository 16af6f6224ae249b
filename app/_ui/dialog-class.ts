export const BACKDROP =
  "fixed inset-0 z-40 min-h-dvh bg-[#05070e]/50 transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0";

export const POPUP =
  "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-120 max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 " +
  "flex-col gap-3 overflow-y-auto rounded border border-line bg-raised p-6 text-ink shadow-high " +
  "transition-[opacity,scale] duration-120 data-ending-style:scale-98 data-ending-style:opacity-0 " +
  "data-starting-style:scale-98 data-starting-style:opacity-0";
