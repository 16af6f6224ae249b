export const MENU_POPUP =
  "max-h-(--available-height) min-w-48 max-w-80 origin-(--transform-origin) overflow-y-auto rounded border border-line bg-raised p-1 " +
  "text-ink shadow-high outline-none transition-[opacity,scale] duration-120 data-ending-style:scale-98 data-ending-style:opacity-0 " +
  "data-starting-style:scale-98 data-starting-style:opacity-0";

export const MENU_ITEM =
  "flex cursor-pointer select-none items-start gap-2 rounded px-3 py-2 outline-none data-highlighted:bg-moon-wash " +
  "data-disabled:cursor-not-allowed data-disabled:opacity-55 [&>svg]:mt-1 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-soft";
