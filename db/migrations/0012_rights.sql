-- The program takes nothing of this away, so it need not be able to: what a person or a professional has written stays as
-- it was written, and nobody's record disappears by a mistake or an intruder in the program. Erasure is the owner's task.
revoke delete on person, guardianship, mandate, professional, contact, contact_response, message, care_relationship,
  outbox from prima_app;
revoke update on contact_response, message from prima_app;
