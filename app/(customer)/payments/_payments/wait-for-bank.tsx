import { RefreshWhile } from "#app/_ui/refresh-while.tsx";

const EVERY_MS = 3_000;

/** Reads the page again until the payment is no longer open; then this is no longer on it. */
export const WaitForBank = () => <RefreshWhile active everyMs={EVERY_MS} />;
