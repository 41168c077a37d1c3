import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../server/schema.graphql',
  documents: 'operations/*.graphql',
  generates: {
    'src/generated/document-ids.ts': { plugins: ['./codegen/document-ids.ts'] },
    'src/generated/operations.ts': {
      plugins: ['typescript-operations', './codegen/documents.ts'],
      config: {
        avoidOptionals: { field: true, object: true },
        enumType: 'string-literal',
        inlineFragmentTypes: 'combine',
        scalars: { ID: 'string', Date: 'string', DateTime: 'string', Duration: 'string' },
        skipTypeNameForRoot: true,
        strictScalars: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
