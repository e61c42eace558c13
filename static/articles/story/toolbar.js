import { Extension } from "django-prose-editor/editor";

export const Toolbar = Extension.create({ name: "Toolbar" })
