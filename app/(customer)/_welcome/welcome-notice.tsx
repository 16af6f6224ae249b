import { formatMoney } from "#app/_ui/format/format-money.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { Account } from "#protocol/api/account";
import { SendAgain } from "./send-again";

/** Why somebody new has no money yet, and how they come by it; nothing for everybody else. */
export function WelcomeNotice({ account: { welcome, email } }: { account: Pick<Account, "welcome" | "email"> }) {
  if (welcome === null || welcome.nanos === 0) return null;
  const gift = formatMoney(welcome.nanos);
  if (welcome.waitsFor === "email") {
    return (
      <Notice title={`${gift} is waiting for you`} actions={<SendAgain email={email} />}>
        Open the link that we mailed to {email}, to confirm that the address is yours. Until then you can try programs
        here for free; running them on the city comes after.
      </Notice>
    );
  }
  return (
    <Notice title={`${gift} is waiting for you`}>
      An admin of the city welcomes newcomers by hand and can see that you have signed up. Until then you can try
      programs in your own browser for free.
    </Notice>
  );
}
