import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/** The sources of libraries and api with their types, without those of packages: reading these takes longest and tells nothing. */
export function readProgram(root: string): { sources: ts.SourceFile[]; checker: ts.TypeChecker } {
  const files = ['libs', 'apps/api']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|^libs\/wording\/|^libs\/recovery\/demo\//.test(file))
    .map((file) => resolve(root, file));
  const options: ts.CompilerOptions = { strict: true, target: ts.ScriptTarget.ES2023, types: [], noEmit: true };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, containingFile) =>
    literals.map(({ text }) => ({ resolvedModule: own(root, text, containingFile) }));
  host.getSourceFile = (fileName, version) =>
    ts.createSourceFile(fileName, readFileSync(fileName, 'utf8'), version, true);
  const program = ts.createProgram(files, options, host);
  const known = new Set(files);
  return {
    sources: program.getSourceFiles().filter(({ fileName }) => known.has(fileName)),
    checker: program.getTypeChecker(),
  };
}

function own(root: string, name: string, containingFile: string): ts.ResolvedModuleFull | undefined {
  const resolvedFileName = name.startsWith('#')
    ? join(resolve(root), 'libs', `${name.slice(1)}.ts`)
    : name.startsWith('.')
      ? resolve(dirname(containingFile), name)
      : undefined;
  return resolvedFileName === undefined ? undefined : { resolvedFileName, extension: ts.Extension.Ts };
}
