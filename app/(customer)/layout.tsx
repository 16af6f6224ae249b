import type { ReactNode } from "react";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { currentContext } from "#app/_server/context.ts";
import { whileUnavailable } from "#app/_server/while-unavailable.ts";
import { owesConsent } from "#coordinator/api/account/terms/owes-consent";
import { siteFacts } from "#coordinator/api/site-facts";
import { TermsNotice } from "./_terms/terms-notice";

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const { customer } = messagesIn(await visitorLanguage());
  const asks = await currentContext().then(owesConsent).catch(whileUnavailable(false));
  return (
    <MessageProvider messages={{ customer }}>
      {asks && <TermsNotice version={siteFacts().terms} />}
      {children}
    </MessageProvider>
  );
}
