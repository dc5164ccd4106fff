"""What is stored: SQLModel classes, one noun a file. They are the entities; no relationships, no lazy loading."""

from leadtui.model.account import Account
from leadtui.model.activity import Activity
from leadtui.model.alert import Alert, AlertTold, Escalation
from leadtui.model.attachment import Attachment
from leadtui.model.base import Record
from leadtui.model.contact import Contact
from leadtui.model.customer import Customer
from leadtui.model.dismissal import Dismissal
from leadtui.model.enrolment import Enrolment
from leadtui.model.finding import Duplicate, ImportRun, Remembered
from leadtui.model.follow_up import FollowUp
from leadtui.model.lead import Lead, LeadFields, Qualification
from leadtui.model.notice import Notice
from leadtui.model.operation import Change, Operation
from leadtui.model.opportunity import Opportunity
from leadtui.model.reach import Reach
from leadtui.model.sla_clock import SlaClock
from leadtui.model.tag import Tag
from leadtui.model.user import User
from leadtui.model.view import SavedView
from leadtui.model.workspace import CustomField, Setting

RECORDS: tuple[type[Record], ...] = (
    Account, Contact, Opportunity, Lead, Reach, Tag, Activity, Enrolment, FollowUp, Attachment, CustomField, Setting,
    SavedView, Dismissal, SlaClock, Alert, Escalation,
)  # fmt: skip
"""Every class whose rows operations write, in the order in which they may be inserted."""

__all__ = [
    "RECORDS",
    "Account",
    "Activity",
    "Alert",
    "AlertTold",
    "Attachment",
    "Change",
    "Contact",
    "CustomField",
    "Customer",
    "Dismissal",
    "Duplicate",
    "Enrolment",
    "Escalation",
    "FollowUp",
    "ImportRun",
    "Lead",
    "LeadFields",
    "Notice",
    "Operation",
    "Opportunity",
    "Qualification",
    "Reach",
    "Record",
    "Remembered",
    "SavedView",
    "Setting",
    "SlaClock",
    "Tag",
    "User",
]
