"""Static files under hashed names, imports between our ES modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Rewrites `import … from "./other.js"` to the hashed name, so that modules can be cached for ever."""

    support_js_module_import_aggregation = True
