import type { WebAppWords } from "../_words/web-app-words";
import { TEST_BROWSER, TOO_OLD_ID } from "./test-browser";

interface UnableProps {
  words: WebAppWords;
  noScript: string;
  nonce: string | undefined;
}

/** For browsers in which the page's own scripts do not even start: says so, and what is missing. Above the kiosk's picture too. */
export function Unable({ words, noScript, nonce }: UnableProps) {
  return (
    <>
      <noscript>
        <p className={LOOK}>{noScript}</p>
      </noscript>
      <p id={TOO_OLD_ID} hidden className={LOOK} suppressHydrationWarning>
        {words.tooOld} {words.lacks} {/* Its content is the script's: React takes over what stands there. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: empty. */}
        <span suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, under the nonce of this answer. */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: TEST_BROWSER }} />
    </>
  );
}

const LOOK = "relative z-50 mx-auto w-full max-w-300 bg-ground px-4 py-3 text-pretty sm:px-6";
