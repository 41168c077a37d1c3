import { builder } from '../../graphql/builder.ts';
import { type FormChallenge, makeFormChallenge } from './form-challenge.ts';

const FormChallengeRef = builder.objectRef<FormChallenge>('FormChallenge').implement({
  description: 'A proof of work that a form does before it is sent. It can be used once, by this key.',
  fields: (t) => ({
    challenge: t.exposeString('challenge', {
      description: 'A challenge of ALTCHA, version 2 (PBKDF2/SHA-256), as JSON.',
    }),
    readyIn: t.exposeInt('readyIn', {
      description: 'Seconds from now: what is sent sooner is too fast for a person.',
    }),
    expiresIn: t.exposeInt('expiresIn', {
      description: 'Seconds from now, after which another one is needed.',
    }),
  }),
});

builder.queryField('formChallenge', (t) =>
  t.field({
    type: FormChallengeRef,
    description: 'What a form solves in the background while somebody fills it in. Open to publishable keys.',
    resolve: (_root, _args, ctx) => makeFormChallenge(ctx),
  }),
);
