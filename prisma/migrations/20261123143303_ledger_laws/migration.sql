-- A posting whose entries do not sum to zero is refused, whoever writes it.
CREATE FUNCTION refuse_unbalanced_postings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written GROUP BY posting_id HAVING sum(amount_nanos) <> 0) THEN
    RAISE EXCEPTION 'a posting does not sum to zero' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER entries_sum_to_zero AFTER INSERT ON entry
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced_postings();

-- Entries are facts: they are never changed or taken back, only answered by other entries.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger entries cannot be changed' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER entries_are_final BEFORE UPDATE OR DELETE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Nobody spends what they do not have: a customer's money and a job's hold never fall below zero.
ALTER TABLE ledger_account ADD CONSTRAINT no_overdraft
  CHECK (kind NOT IN ('customer', 'hold') OR balance_nanos >= 0);

INSERT INTO city (id) VALUES (1) ON CONFLICT DO NOTHING;
