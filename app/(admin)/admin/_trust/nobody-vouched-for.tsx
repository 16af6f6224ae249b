import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Language } from "#protocol/language";
import { trustWords } from "./trust-words";

/** Why no device of a new city becomes trusted, and what its admin can do about it. */
export function NobodyVouchedFor({ language }: { language: Language }) {
  const { title, text, action } = trustWords[language];
  return (
    <div lang={language}>
      <Notice
        tone="caution"
        title={title}
        actions={
          <LinkButton href="/admin/customers" size="small">
            {action}
          </LinkButton>
        }
      >
        {text}
      </Notice>
    </div>
  );
}
