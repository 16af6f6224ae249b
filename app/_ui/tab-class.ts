export const TAB_LIST = "flex gap-1 overflow-x-auto border-line border-b p-1 pb-0 [scrollbar-width:none]";

export const TAB =
  "relative inline-flex h-10 shrink-0 items-center gap-2 whitespace-nowrap rounded px-3 font-medium text-soft " +
  "transition-colors duration-120 hover:text-ink data-active:text-ink aria-[current=page]:text-ink " +
  "after:absolute after:inset-x-3 after:-bottom-px after:h-0.5 data-active:after:bg-ink aria-[current=page]:after:bg-ink";

export const TAB_COUNT = "text-13 text-soft tabular-nums";
