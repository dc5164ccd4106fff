"""Mailboxes that are not a person's, and domains that are not a company's.

`ROLE_NAMES`: RFC 2142 and what small companies print on their cards. `FREE_MAIL`: the large providers of private
mailboxes, with the internet providers of the countries leads commonly come from. A free-mail domain never counts as the
company's.
"""

from __future__ import annotations

ROLE_NAMES = frozenset(
    (
        *(
            "abuse",
            "accounting",
            "accounts",
            "admin",
            "administration",
            "administrator",
            "anfrage",
            "ask",
            "assistance",
        ),
        *("bestellung", "billing", "board", "booking", "bookings", "buchhaltung", "bureau", "careers", "commercial"),
        *("compliance", "compras", "comptabilite", "contact", "contacto", "contato", "contatto", "customercare"),
        *("customerservice", "enquiries", "enquiry", "export", "facturacion", "feedback", "finance", "ftp", "hello"),
        *("help", "helpdesk", "hi", "hostmaster", "hr", "info", "information", "informazioni", "inquiries", "inquiry"),
        *(
            "investors",
            "invoice",
            "invoices",
            "it",
            "jobs",
            "kontakt",
            "legal",
            "mail",
            "mailbox",
            "marketing",
            "media",
        ),
        *("news", "newsletter", "no-reply", "noc", "noreply", "office", "orders", "partners", "post", "postmaster"),
        *("presse", "press", "privacy", "procurement", "purchasing", "reception", "recruiting", "recruitment", "rh"),
        *("root", "sales", "secretariat", "security", "sekretariat", "service", "services", "shop", "spam", "store"),
        *(
            "support",
            "team",
            "tech",
            "technical",
            "usenet",
            "uucp",
            "vendas",
            "vendite",
            "ventas",
            "verkauf",
            "vertrieb",
        ),
        *("web", "webmaster", "welcome", "www", "zentrale", "do-not-reply", "donotreply"),
    )
)

FREE_MAIL = frozenset(
    (
        *("gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "rocketmail.com", "hotmail.com", "outlook.com"),
        *("live.com", "msn.com", "passport.com", "icloud.com", "me.com", "mac.com", "aol.com", "aim.com", "mail.com"),
        *("gmx.com", "gmx.net", "gmx.de", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "arcor.de"),
        *(
            "posteo.de",
            "mailbox.org",
            "proton.me",
            "protonmail.com",
            "pm.me",
            "tutanota.com",
            "tuta.io",
            "fastmail.com",
        ),
        *(
            "zoho.com",
            "zohomail.com",
            "yandex.com",
            "yandex.ru",
            "mail.ru",
            "bk.ru",
            "list.ru",
            "inbox.ru",
            "rambler.ru",
        ),
        *("qq.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "foxmail.com", "naver.com"),
        *("daum.net", "hanmail.net", "nate.com", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "rediffmail.com"),
        *("orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "neuf.fr", "bbox.fr", "numericable.fr"),
        *("libero.it", "virgilio.it", "tiscali.it", "alice.it", "tin.it", "telefonica.net", "terra.es", "ono.com"),
        *("sapo.pt", "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "globo.com", "ziggo.nl", "kpnmail.nl"),
        *("planet.nl", "xs4all.nl", "hetnet.nl", "home.nl", "telenet.be", "skynet.be", "proximus.be", "bluewin.ch"),
        *(
            "btinternet.com",
            "btopenworld.com",
            "sky.com",
            "talktalk.net",
            "virginmedia.com",
            "ntlworld.com",
            "eircom.net",
        ),
        *("blueyonder.co.uk", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net"),
        *(
            "charter.net",
            "earthlink.net",
            "optonline.net",
            "juno.com",
            "roadrunner.com",
            "windstream.net",
            "frontier.com",
        ),
        *("rogers.com", "shaw.ca", "sympatico.ca", "telus.net", "videotron.ca", "bigpond.com", "optusnet.com.au"),
        *(
            "iinet.net.au",
            "xtra.co.nz",
            "wp.pl",
            "o2.pl",
            "onet.pl",
            "interia.pl",
            "gazeta.pl",
            "seznam.cz",
            "email.cz",
        ),
        *(
            "centrum.cz",
            "azet.sk",
            "freemail.hu",
            "citromail.hu",
            "abv.bg",
            "ukr.net",
            "telia.com",
            "spray.se",
            "hush.com",
        ),
        *("online.no", "mailinator.com", "yopmail.com", "guerrillamail.com", "duck.com", "hey.com", "skiff.com"),
    )
)

FREE_MAIL_BRANDS = ("yahoo", "hotmail", "live", "outlook", "gmx", "yandex")
"""Providers with one domain per country: yahoo.co.uk, hotmail.fr, live.nl, outlook.de, ..."""
