import { GraphQLError, type ValidationRule } from 'graphql';

/** The whole schema is printed in the repository; a server that is asked by its customers need not draw it for them. */
export const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    context.reportError(
      new GraphQLError(`${node.name.value} is for secret keys and members: send one as bearer.`, {
        nodes: node,
        extensions: { code: 'FORBIDDEN' },
      }),
    );
  },
});
