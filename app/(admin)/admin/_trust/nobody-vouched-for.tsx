import type { Language } from "#protocol/language";
import { LinkButton } from "../../../_ui/link-button";
import { Notice } from "../../../_ui/notice";
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
