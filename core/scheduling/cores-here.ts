/** How many unit workers a job may have at this coordinator: its dial, or this coordinator's share of it. */
export const coresHere = ({ cores, share }: { cores: number; share: number }): number => Math.min(cores, share);
