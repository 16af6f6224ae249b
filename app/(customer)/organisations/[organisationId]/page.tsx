import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { translations } from "#app/_messages/translations.ts";
import { signedInContext } from "#app/_server/context.ts";
import { Card } from "#app/_ui/card.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { getOrganisation } from "#coordinator/api/organisations/get-organisation";
import { refusalCode } from "#coordinator/api/refusal-code";
import type { OrganisationView } from "#protocol/api/organisations";
import { LIMITS } from "#protocol/limits";
import { memberMay } from "#protocol/people/member-roles";
import { ActForIt } from "../_organisations/act-for-it";
import { CloseOrganisation } from "../_organisations/close-organisation";
import { Invitations } from "../_organisations/invitations";
import { InviteMember } from "../_organisations/invite-member";
import { LeaveOrganisation } from "../_organisations/member-acts";
import { MembersList } from "../_organisations/members-list";

type Params = { params: Promise<{ organisationId: string }> };

/** One that the visitor is in: others do not exist for them. */
const organisationOf = cache(async (organisationId: string): Promise<OrganisationView> => {
  const ctx = await signedInContext(`/organisations/${organisationId}`);
  return getOrganisation({ ctx, input: { organisationId } }).catch((error: unknown) => {
    if (["NOT_FOUND", "INVALID_INPUT"].includes(refusalCode(error) ?? "")) notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await organisationOf((await params).organisationId)).name };
}

export default async function OrganisationPage({ params }: Params) {
  const { organisationId } = await params;
  const organisation = await organisationOf(organisationId);
  const ctx = await signedInContext(`/organisations/${organisationId}`);
  const t = await translations("customer.organisations");
  const { name, role, members, invitations } = organisation;
  const manages = memberMay(role, "manage");
  const isActing = ctx.organisation?.id === organisationId;
  return (
    <PageShell
      title={name}
      eyebrow={<TextLink href="/organisations">{t("title")}</TextLink>}
      lead={isActing ? t("act.now", { name }) : `${t(`roles.${role}`)}: ${t(`may.${role}`)}.`}
      actions={isActing ? undefined : <ActForIt organisationId={organisationId} />}
    >
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Card title={t("members.title")} actions={<LeaveOrganisation organisation={organisation} />}>
          <MembersList organisation={organisation} manages={manages} />
        </Card>
        {manages && (
          <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
            <Card
              title={t("invite.title")}
              about={t("invite.about", { days: String(LIMITS.MAX_INVITATION_DAYS) })}
              actions={<InviteMember organisationId={organisationId} />}
            >
              <Invitations organisationId={organisationId} invitations={invitations} />
            </Card>
            <CloseOrganisation organisationId={organisationId} name={name} />
          </div>
        )}
      </div>
      {members.length > 1 && (
        <dl className="flex flex-col gap-1 pt-6 text-13 text-soft">
          {(["owner", "treasurer", "member", "viewer"] as const).map((one) => (
            <div key={one}>
              <dt className="inline font-medium">{t(`roles.${one}`)}</dt> <dd className="inline">{t(`may.${one}`)}</dd>
            </div>
          ))}
        </dl>
      )}
    </PageShell>
  );
}
