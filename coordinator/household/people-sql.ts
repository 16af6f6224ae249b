/** A person and everybody with whom they are in a household now, as a subquery. */
export const housemates = (person: string) => `(SELECT ${person} UNION SELECT mate.person_id
  FROM household_member AS own JOIN household_member AS mate USING (household_id)
  WHERE own.person_id = ${person} AND own.left_at IS NULL AND mate.left_at IS NULL)`;

/** A person and everybody with whom they are or lately were in a household: of one home, where jobs and devices meet. */
export const kinOf = (person: string) => `(SELECT ${person} UNION SELECT kin.person_id
  FROM household_member AS own JOIN household_member AS kin USING (household_id) WHERE own.person_id = ${person})`;

/** Who runs the household that a person is in: they themselves, where they are in none. */
export const headOf = (person: string) => `coalesce((SELECT head.person_id
  FROM household_member AS own JOIN household_member AS head USING (household_id)
  WHERE own.person_id = ${person} AND own.left_at IS NULL AND head.left_at IS NULL
  ORDER BY head.seniority LIMIT 1), ${person})`;
