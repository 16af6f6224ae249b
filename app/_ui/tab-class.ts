export const TAB_LIST = "-mx-2 flex gap-2 overflow-x-auto border-line border-b [scrollbar-width:none]";

export const TAB =
  "relative inline-flex h-10 shrink-0 items-center gap-2 whitespace-nowrap rounded px-2 font-medium focus-visible:-outline-offset-2 text-soft " +
  "transition-colors duration-120 hover:text-ink data-active:text-ink aria-[current=page]:text-ink " +
  "after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 data-active:after:bg-ink aria-[current=page]:after:bg-ink";

export const TAB_COUNT = "text-13 text-soft tabular-nums";
