import clsx from "clsx";

/** `lamp` is for the button that makes compute happen (Light up, Run); everything else that is foremost is `primary`. */
export type ButtonTone = "primary" | "lamp" | "quiet" | "bare" | "danger";
export type ButtonSize = "small" | "medium" | "large" | "hero";

const TONES: Record<ButtonTone, string> = {
  primary: "bg-ink text-ground hover:not-disabled:bg-ink/85 active:not-disabled:bg-ink/75",
  lamp: "bg-lamp text-on-lamp hover:not-disabled:brightness-105 active:not-disabled:brightness-95",
  quiet: "border border-edge/60 bg-raised text-ink hover:not-disabled:border-edge hover:not-disabled:bg-sunken",
  bare: "text-soft hover:not-disabled:bg-sunken hover:not-disabled:text-ink",
  danger: "bg-alarm-fill text-on-alarm hover:not-disabled:brightness-110 active:not-disabled:brightness-90",
};

const SIZES: Record<ButtonSize, string> = {
  small: "min-h-8 gap-1 px-3 text-13",
  medium: "min-h-10 gap-2 px-4 text-15",
  large: "min-h-12 gap-2 px-6 text-18",
  hero: "min-h-20 w-full gap-3 px-8 text-24 sm:w-auto sm:min-w-72",
};

export function buttonClass(tone: ButtonTone, size: ButtonSize, className?: string): string {
  return clsx(
    "inline-flex select-none items-center justify-center rounded text-center font-semibold leading-tight",
    "transition-[background-color,border-color,color,filter,scale] duration-120 active:not-disabled:scale-[0.985]",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-busy:cursor-progress aria-busy:opacity-80 [&_svg]:shrink-0",
    TONES[tone],
    SIZES[size],
    className,
  );
}
