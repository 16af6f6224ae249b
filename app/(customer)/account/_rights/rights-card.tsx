import { Download } from "lucide-react";
import { translations } from "#app/_messages/translations.ts";
import { buttonClass } from "#app/_ui/button-class.ts";
import { Card } from "#app/_ui/card.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { DeletionPreview } from "#protocol/api/rights";
import { DeleteAccount } from "./delete-account";

/** Everything that the city holds about this person: to take away, and to delete. */
export async function RightsCard({ preview }: { preview: DeletionPreview }) {
  const t = await translations("customer.rights");
  return (
    <Card title={t("title")} about={t("about")}>
      <p className="max-w-160 text-pretty pb-4 text-soft">
        {t.rich("text", { link: (text) => <TextLink href="/privacy">{text}</TextLink> })}
      </p>
      <div className="flex flex-wrap gap-2">
        <a href="/api/v1/account/export.zip" download className={buttonClass("quiet", "medium")}>
          <Download aria-hidden size={16} /> {t("export")}
        </a>
        <DeleteAccount preview={preview} />
      </div>
    </Card>
  );
}
