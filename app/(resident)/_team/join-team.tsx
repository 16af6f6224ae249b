"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { JoinByInvitation } from "#app/_acts/join-by-invitation.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";

export function JoinTeam({ invitation }: { invitation: string }) {
  const t = useTranslations("team.join");
  const router = useRouter();
  const join = async () => {
    await lamplighter.joinTeam({ invitation });
    router.replace("/team");
  };
  return <JoinByInvitation words={{ submit: t("submit"), busy: t("busy") }} join={join} />;
}
