/** The look that every typed-in control shares. */
export const CONTROL =
  "w-full min-w-0 rounded border border-edge/70 bg-ground px-3 text-ink placeholder:text-soft/80 " +
  "transition-colors duration-120 hover:border-edge disabled:cursor-not-allowed disabled:opacity-55 " +
  "focus-within:border-moon focus-visible:outline-offset-0 data-invalid:border-alarm";
