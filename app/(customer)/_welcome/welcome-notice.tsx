import type { Account } from "#protocol/api/account";
import { formatMoney } from "../../_ui/format/format-money";
import { Notice } from "../../_ui/notice";
import { SendAgain } from "./send-again";

/** Why somebody new has no money yet, and how they come by it; nothing for everybody else. */
export function WelcomeNotice({ account: { welcome, email } }: { account: Pick<Account, "welcome" | "email"> }) {
  if (welcome === null || welcome.nanos === 0) return null;
  const gift = formatMoney(welcome.nanos);
  if (welcome.waitsFor === "email") {
    return (
      <Notice title={`${gift} wait for you`} actions={<SendAgain email={email} />}>
        Open the link that was mailed to {email}: it shows that the address is yours. Until then you can try programs
        here, and run them once it is done.
      </Notice>
    );
  }
  return (
    <Notice title={`${gift} wait for you`}>
      An admin of the city welcomes newcomers by hand, and sees you on their console. Until then you can try programs in
      your own browser, for nothing.
    </Notice>
  );
}
