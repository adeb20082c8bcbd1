"""What every installation shares. No secret and no address stands here: the others add theirs."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "viewflow",
    "viewflow.workflow",
    "guardian",
    "procrastinate.contrib.django",
    "trail",
    "roles",
    "emulation",
    "dossiers",
    "law_desk",
    "workflow",
    "news",
    "config",
]

MIDDLEWARE = [
    "config.running.logs.request_lines.RequestLines",
    "django.middleware.security.SecurityMiddleware",
    "config.headers.content_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.BoundRequests",
    "config.middleware.RefuseNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.KeptAtOnePage",
    "config.pages.account.kept_inside.NoteSession",
    "config.middleware.RequestDeadline",
    "config.middleware.AskLawOnce",
    "config.middleware.ExplainRefusals",
    "config.middleware.OpenInSeat",
]

FORM_RENDERER = "config.ui.controls.Controls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.pages.shell.shell",
            ]
        },
    }
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SHORTEST_PASSWORD = 10
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": SHORTEST_PASSWORD}),
        ("UserAttributeSimilarityValidator", {}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
CSRF_FAILURE_VIEW = "config.pages.views.csrf_failure"
# How many different names may fail to sign in from one address in a quarter of an hour: an office shares it.
VINHDANH_NAMES_OF_AN_ADDRESS = 30
# Who holds one of these rights at any organ is let in only with a second step; none named: nobody.
VINHDANH_SECOND_STEP_RIGHTS: list[str] = []
# A provider of identities (OpenID Connect); signing in by it is off until all of these are set.
VINHDANH_OIDC_ISSUER = VINHDANH_OIDC_CLIENT_ID = VINHDANH_OIDC_CLIENT_SECRET = ""
# As the button on the sign-in page calls it.
VINHDANH_OIDC_NAME = "Đăng nhập một lần"
# The machines whose X-Forwarded-For is believed; none, where visitors come directly.
VINHDANH_TRUSTED_PROXIES: list[str] = []
VINHDANH_BEHIND_PROXY = ""

# Guardian's anonymous user would be a row that can be granted rights by mistake.
ANONYMOUS_USER_NAME = None
# viewflow would append a middleware of its own; its screens are not used here.
VIEWFLOW = {"AUTOREGISTER": False}

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

# No file is seen before it is whole; a name that is a SHA-256 is held to it.
FILE_STORAGE = {"BACKEND": "trail.kept_files.whole_files.WholeFileStorage"}
STATIC_URL = "static/"
STATICFILES_DIRS = [ROOT / "static"]
# Ours alone: viewflow's 51 MB are not used, and their broken references stop collectstatic.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
# What the longest forms need: one to three fields for each of thousands of nominations, reasons among them.
# Every other address takes far less (roles/access/request_limits.py), and no form has two files.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1
# Seconds, of the processes that serve pages alone: migrations and long work take their time. A web server in
# front gives up after 60 (nginx), so past that nobody hears the answer and nothing more may be written.
VINHDANH_REQUEST_SECONDS = 60
VINHDANH_STATEMENT_SECONDS = 30
VINHDANH_LOCK_SECONDS = 10

# Seconds between two beats of a worker, and until one without a beat is taken for dead (config/tasks.py).
PROCRASTINATE_WORKER_DEFAULTS = {"update_heartbeat_interval": 5.0, "stalled_worker_timeout": 30.0}

# Days for which a form that was typed and never sent is kept for who typed it (roles/access/open_forms.py).
VINHDANH_DAYS_TYPED_IS_KEPT = 30

# Working days before a deadline, and before the end of an appointment, on which people are reminded.
VINHDANH_REMIND_WORKING_DAYS = 3
VINHDANH_REMIND_OFFICE_WORKING_DAYS = 10

# Mail is off until a server, a sender and the site's own address are named; in base none is.
EMAIL_HOST = ""
EMAIL_PORT = 587
EMAIL_HOST_USER = ""
EMAIL_HOST_PASSWORD = ""
EMAIL_USE_TLS = True
EMAIL_USE_SSL = False
VINHDANH_MAIL_FROM = ""
VINHDANH_SITE_ADDRESS = ""
# The hour in Vietnam from which the digest of the day goes out.
VINHDANH_MAIL_HOUR = 7

# Where backups lie, and the public key that they are sealed to; none, where nobody has said.
VINHDANH_BACKUP_DIR = ""
VINHDANH_BACKUP_KEY_FILE = ""
# Who asks for figures from another machine says this; nobody does, where there is none.
VINHDANH_METRICS_TOKEN = ""

# What a real site may never have on; the demonstration's settings turn the last two on.
VINHDANH_PRODUCTION = False
VINHDANH_DEMO = False
VINHDANH_STORY_CLOCK = False
