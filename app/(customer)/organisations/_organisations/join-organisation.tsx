"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { JoinByInvitation } from "#app/_acts/join-by-invitation.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";

export function JoinOrganisation({ token }: { token: string }) {
  const t = useTranslations("customer.organisations.join");
  const router = useRouter();
  const join = async () => {
    const { organisationId } = await lamplighter.joinOrganisation({ token });
    router.replace(`/organisations/${organisationId}`);
  };
  return <JoinByInvitation words={{ submit: t("submit"), busy: t("busy") }} join={join} />;
}
