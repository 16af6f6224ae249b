import { Badge } from "#app/_ui/badge.tsx";
import { Card } from "#app/_ui/card.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { JobDetail } from "#protocol/api/jobs";
import type { Language } from "#protocol/language";

type State = JobDetail["state"];
interface Words {
  title: string;
  source: string;
  followers: string;
  waits: string;
  states: Record<State, string>;
}

const WORDS: Record<Language, Words> = {
  en: {
    title: "Chain",
    source: "Its inputs are the outputs of",
    followers: "Jobs over its outputs",
    waits: "Waits for this job",
    states: { running: "Running", paused: "Paused", finished: "Finished", cancelled: "Cancelled" },
  },
  fr: {
    title: "Chaîne",
    source: "Ses entrées sont les sorties de",
    followers: "Tâches sur ses sorties",
    waits: "Attend cette tâche",
    states: { running: "En cours", paused: "Suspendue", finished: "Terminée", cancelled: "Annulée" },
  },
};

/** What a job goes on from and what goes on from it, as of when the page was opened. */
export function ChainLinks({ job, language }: { job: JobDetail; language: Language }) {
  const { source, followers } = job;
  if (!source && followers.length === 0) return null;
  const words = WORDS[language];
  return (
    <div lang={language}>
      <Card title={words.title}>
        {source && (
          <p className="text-soft">
            {words.source} <TextLink href={`/jobs/${source.jobId}`}>{source.name}</TextLink>.
          </p>
        )}
        {followers.length > 0 && (
          <>
            <h3 className="pt-2 pb-1 text-13 text-soft">{words.followers}</h3>
            <ul className="flex flex-col gap-2">
              {followers.map(({ jobId, name, state, waits }) => (
                <li key={jobId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <TextLink href={`/jobs/${jobId}`}>{name}</TextLink>
                  <Badge>{waits ? words.waits : words.states[state]}</Badge>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
    </div>
  );
}
