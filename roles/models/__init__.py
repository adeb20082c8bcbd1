"""Who takes part: units, blocs, councils, jurisdictions, and who is appointed to them."""

from roles.models.appointment import Appointment, Capacity, Office
from roles.models.bloc import Bloc, BlocMembership, BlocOffice
from roles.models.council import Council, CouncilVersion
from roles.models.given_password import GivenPassword
from roles.models.jurisdiction import Jurisdiction, LocalDay, LocalRule, OfficeLogo, PaperWords, PrintedWords
from roles.models.leaving_account import LeavingAccount
from roles.models.open_form import OpenForm
from roles.models.second_step_keys import AuthenticatorKey, Passkey, RecoveryCode
from roles.models.sent_form import SentForm
from roles.models.unit import Succession, Unit, UnitLevel, UnitProfile

__all__ = [
    "Appointment",
    "AuthenticatorKey",
    "Bloc",
    "BlocMembership",
    "BlocOffice",
    "Capacity",
    "Council",
    "CouncilVersion",
    "GivenPassword",
    "Jurisdiction",
    "LeavingAccount",
    "LocalDay",
    "LocalRule",
    "Office",
    "OfficeLogo",
    "OpenForm",
    "PaperWords",
    "Passkey",
    "PrintedWords",
    "RecoveryCode",
    "SentForm",
    "Succession",
    "Unit",
    "UnitLevel",
    "UnitProfile",
]
