"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { chooseActing } from "#app/_acting/choose-acting.ts";
import { Button } from "#app/_ui/button.tsx";

/** From now on the pages of this tab are the organisation's, and their head says so. */
export function ActForIt({ organisationId }: { organisationId: string }) {
  const t = useTranslations("customer.organisations.act");
  const router = useRouter();
  const act = () => {
    chooseActing(organisationId);
    router.refresh();
  };
  return (
    <Button tone="primary" onClick={act}>
      {t("open")}
    </Button>
  );
}
