"""What programs call the columns of lists of activities and of what people did by themselves.

Keys of fields: the lead (`lead` its number here, external_id, email, phone, names, company, `from` of what came in),
when (`at`, `time`), what (`kind`, `direction`, `outcome`, `event`), how long (`minutes`, `seconds`, `milliseconds`,
`duration`), what was said (`subject`, `note`, `next_step`, `url`), `who` did it, `done`, and `activity_id`, its number
where it comes from.
A column named after an event holds when, or how often, it happened: `event.opened`.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(","))


ACTIVITY_HEADERS: dict[str, tuple[str, ...]] = {
    "lead": _words("Lead, Lead ref, Ref, L number"),
    "external_id": _words("""
        External id, Lead ID, Contact ID, Person ID, WhoId, Who ID, Record ID - Contact, Associated Contact IDs,
        Associated Contact ID, Associated contact record IDs, Lead - ID, Person - ID, vid, Subscriber ID,
        Customer ID, Contact record ID, Prospect ID
    """),
    "email": _words("""
        Email, E-mail, Email address, E-mail address, Recipient, Recipient email, Recipient address, To, To email,
        Contact email, Lead email, Person email, Associated contact email, Attendee email, Registrant email,
        User email, Visitor email, Subscriber, Adresse e-mail, Courriel, E-Mail-Adresse, Correo electrónico,
        Indirizzo email, Person - Email, Activity - Contact person email
    """),
    "phone": _words("""
        Phone, Phone number, Telephone, Mobile, Lead phone, Contact phone, Called number, Remote phone,
        Number dialed, To number, Telefon, Téléphone, Teléfono, Telefono, Rufnummer
    """),
    "from": _words("From, From email, From address, From number, Sender, Sender email, Sender address, Absender"),
    "first_name": _words("First name, Vorname, Prénom, Given name"),
    "last_name": _words("Last name, Nachname, Family name, Surname, Cognome, Apellidos"),
    "full_name": _words("""
        Name, Full name, Contact name, Lead name, Contact, Person, Contact person, Activity - Contact person,
        Associated contact, Associated contact name, User name (original name), Attendee, Participant,
        Attendee name, Kontakt, Ansprechpartner
    """),
    "company": _words("""
        Company, Company / Account, Company name, Account, Account name, Organization, Organisation,
        Activity - Organization, Associated company, Firma, Société, Empresa, Azienda
    """),
    "at": _words("""
        Date, At, Activity at, Datetime (UTC), When, Date and time, Datetime, Timestamp, Activity date,
        ActivityDate, Activity time, Date created, Created, Created at, Created date, Create date, Created time,
        Logged at, Call date, Called at, Start, Start time, Start date, Started at, Meeting start time, Event date,
        Event time, Event timestamp, Occurred at, Happened at, Completed at, Completed date, Done at, Due date,
        Activity - Due date, Activity - Marked as done time, Join time, Time (UTC), Date (UTC), Created (UTC),
        Sent at, Datum, Date de l'activité, Fecha, Data, Zeitpunkt, Date d'activité
    """),
    "time": _words("Time, Clock, Call time, Due time, Activity - Due time, Uhrzeit, Heure, Hora, Ora"),
    "kind": _words("""
        Type, Kind, Activity type, ActivityType, Activity - Type, Task type, TaskSubtype, Task subtype, Channel,
        Engagement type, Interaction, Category, Typ, Art, Tipo, Type d'activité, Aktivitätstyp, _type
    """),
    "direction": _words("Direction, Call direction, Call type, CallType, Richtung, Sens, Dirección"),
    "outcome": _words("""
        Outcome, Action result, Result, Call outcome, Call result, Call disposition, CallDisposition, Disposition,
        Ergebnis, Résultat, Resultado, Esito
    """),
    "subject": _words("""
        Subject, Title, Activity - Subject, Call title, Meeting title, Email subject, Activity name, Campaign,
        Campaign name, Campaign title, Email campaign, Email name, Betreff, Sujet, Objet, Asunto, Oggetto, Topic,
        Webinar, Webinar name, Event name, Resource, File, File name, Document, Content, Asset, Page title, Page
    """),
    "note": _words("""
        Note, Notes, Comments, Comment, Description, Body, Text, Message, Call notes, Meeting notes,
        Activity - Note, Call summary, Full comments, Notiz, Notizen, Bemerkung, Commentaire, Notas, Note interne,
        Details, Email body, Reply, Reply text, Meeting description
    """),
    "next_step": _words("Next step, Next steps, Nächster Schritt, Prochaine étape"),
    "url": _words("URL, Link URL, Link, Page URL, Clicked URL, Link clicked, Visited page, Landing page, Click URL"),
    "minutes": _words("Minutes, Duration (minutes), Duration in minutes, Duration (min), Minuten, Activity minutes"),
    "seconds": _words("""
        Seconds, Seconds on page, Duration (in call), Duration (total), Duration (seconds), Duration in seconds,
        Duration (s), Duration (sec), Duration (secs),
        CallDurationInSeconds, Call duration in seconds, Time on page (seconds), Time spent (seconds),
        Sekunden
    """),
    "duration": _words("""
        Duration, Call duration, Call duration (HH:mm:ss), Activity - Duration, Length, Talk time, Time on page,
        Time on site, Time spent, Session duration, Time in session, Time in session (minutes), Meeting duration,
        Dauer, Durée, Duración, Durata, Call length
    """),
    "milliseconds": _words("Duration (ms), Duration (milliseconds), Call duration (milliseconds)"),
    "who": _words("""
        Who, By, User, Owner, Assigned to, Assigned, Rep, Agent, Logged by, Activity assigned to,
        Activity - Assigned to user, Assigned to user, Created by, User name, Caller, Sales rep, Benutzer,
        Utilisateur, Usuario, Owner name
    """),
    "done": _words("Done, Completed, Activity - Done, Status, Task status, Erledigt"),
    "event": _words("Event, Event type, Action, Activity, Interaction type, Ereignis, Événement, Evento"),
    "activity_id": _words("""
        Activity ID, Activity - ID, Engagement ID, Event ID, Call ID, Task ID, Record ID, Id, Message ID, Log ID
    """),
    "event.opened": _words("""
        Open time, Opened at, First open, Opened, Opens, Email opened, Email open, Total opens, Last opened,
        First opened
    """),
    "event.clicked": _words("""
        Click time, Clicked at, First click, Clicked, Clicks, Email clicked, Total clicks, Last clicked,
        First clicked
    """),
    "event.replied": _words("Reply time, Replied, Email replied, Reply date, Replied at, Last replied"),
    "event.attended": _words("Attended, Attended webinar, Attended live, Show"),
    "event.downloaded": _words("Downloaded at, Download time, Downloaded, Downloads"),
    "event.visited": _words("Visited at, Visit time, Viewed at, Visited, Visits, Page views, Pageviews"),
}

KINDS: dict[str, tuple[str, ...]] = {
    "call": _words("call, phone call, telephone, phone, calls, outbound call, inbound call, anruf, appel, llamada, "
                   "telefonat, chiamata, ligação, belletje, cold call, voicemail"),
    "email": _words("email, e-mail, mail, emails, sent email, courriel, correo, incoming email, outgoing email, "
                    "email sent, email received, list email"),
    "meeting": _words("meeting, demo, lunch, visit, event, appointment, treffen, termin, réunion, rendez-vous, "
                      "reunión, "
                      "riunione, video call, on-site, presentation, meetings, coffee"),
    "note": _words("note, notes, comment, notiz, remarque, nota, memo"),
    "other": _words("task, to-do, todo, other, linkedin, linkedin message, sms, text, text message, whatsapp, letter, "
                    "chat, deadline, postal mail, social, fax, aufgabe, tâche, tarea"),
}  # fmt: skip
"""What other programs call the kinds of activities."""

EVENTS: dict[str, tuple[str, ...]] = {
    "opened": _words("open, opened, opens, email open, email opened, opened email, first open, unique open"),
    "visited": _words("visit, visited, page view, pageview, page visited, viewed, view, website visit, web visit, "
                      "page views, page_view, session"),
    "clicked": _words("click, clicked, clicks, email click, email clicked, link clicked, clicked link"),
    "downloaded": _words("download, downloaded, file download, asset download, content download, form submission"),
    "attended": _words("attend, attended, attendance, webinar attended, participated, joined, checked in, present, "
                       "event attended, attended webinar"),
    "replied": _words("reply, replied, email reply, email replied, response, responded, answered, inbound email"),
}  # fmt: skip
"""What other programs call what somebody did. A click on a link is a visit to where it leads."""

OUTCOMES: dict[str, tuple[str, ...]] = {
    "connected": _words("connected, reached, spoke, answered, talked, conversation, completed, erreicht, joint"),
    "left-message": _words("left live message, left message with someone, message taken, message left with"),
    "voicemail": _words("left voicemail, voicemail, left message, left vm, vm, mailbox, message left, lvm, "
                        "répondeur, anrufbeantworter, buzón de voz, segreteria"),
    "no-answer": _words("no answer, not answered, unanswered, missed, no reply, not reached, nicht erreicht, "
                        "pas de réponse, sin respuesta, nessuna risposta, na"),
    "busy": _words("busy, line busy, besetzt, occupé, ocupado, occupato"),
    "wrong-number": _words("wrong number, bad number, number not in service, disconnected, invalid number, "
                           "falsche nummer, mauvais numéro"),
    "callback": _words("callback, call back, callback requested, call back later, call back requested, rückruf"),
    "meeting-booked": _words("meeting booked, meeting scheduled, appointment set, booked, demo booked, scheduled"),
    "not-interested": _words("not interested, no interest, kein interesse, pas intéressé, no interesado"),
}  # fmt: skip
"""What other programs call the outcomes of calls."""
