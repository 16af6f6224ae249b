import type { ReactNode } from "react";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const { customer } = messagesIn(await visitorLanguage());
  return <MessageProvider messages={{ customer }}>{children}</MessageProvider>;
}
