"""What the columns of a table of contacts are called, in English and the six other languages of the product."""

import re

from netritual.domain.language.text import fold
from netritual.domain.people.person_fields import FIELDS
from netritual.regex import regex

ALIASES = {
    "person": "Contact person|Primary contact|Key contact|Contact name|Ansprechpartner|Ansprechpartnerin|Ansprechperson"
              "|Kontaktperson|Personne de contact|Interlocuteur|Interlocutrice|Persona de contacto"
              "|Pessoa de contacto|Pessoa de contato|Referente|Persona di contatto|Contactpersoon",
    "name": "Name|Full name|Fullname|First and last name|First & last name|Name and surname|Name, first name"
            "|Display name|Vollständiger Name|Vor- und Nachname|Vorname Nachname|Vorname und Nachname|Name, Vorname"
            "|Nachname, Vorname|Nom|Nom complet|Nom et prénom|Nom, prénom|Prénom et nom|Nom prénom|Prénom nom|Nombre"
            "|Nombre completo|Nombre y apellidos|Nombre y apellido|Apellidos y nombre|Nome|Nome completo"
            "|Nome e apelido|Nome e sobrenome|Nome e cognome|Cognome e nome|Nominativo|Naam|Volledige naam",
    "first": "First name|Firstname|Forename|Given name|Christian name|First|Vorname|Rufname|Prénom|Nombre de pila"
             "|Primer nombre|Primeiro nome|Nome próprio|Nome di battesimo|Voornaam|Roepnaam",
    "last": "Last name|Lastname|Surname|Family name|Last|Nachname|Familienname|Zuname|Nom de famille|Apellidos"
            "|Apellido|Sobrenome|Apelido|Último nome|Cognome|Achternaam|Familienaam",
    "company": "Company|Organisation|Organization|Org|Employer|Institution|Affiliation|Firm|Business|Agency|NGO"
               "|Foundation|Account|Firma|Unternehmen|Arbeitgeber|Einrichtung|Verein|Stiftung|Träger|Behörde"
               "|Entreprise|Société|Organisme|Association|Employeur|Structure|Établissement|Empresa|Organización"
               "|Entidad|Institución|Compañía|Fundación|Organização|Instituição|Entidade|Fundação|Companhia|Azienda"
               "|Organizzazione|Ente|Società|Ditta|Istituzione|Fondazione|Associazione|Organisatie|Bedrijf"
               "|Instelling|Werkgever|Stichting|Onderneming|Vereniging",
    "position": "Role|Position|Job|Job title|Jobtitle|Job role|Job position|Function|Occupation|Profession"
                "|Designation|Rolle|Funktion|Beruf|Stelle|Tätigkeit|Berufsbezeichnung|Stellenbezeichnung"
                "|Positionsbezeichnung|Rôle|Fonction|Poste|Métier|Intitulé du poste|Cargo|Puesto|Rol"
                "|Función|Profesión|Ocupación|Função|Posição|Profissão|Papel|Ruolo|Posizione|Qualifica|Carica"
                "|Mansione|Professione|Functie|Functietitel|Beroep",
    "emails": "Email|E-mail|Mail|Email address|E-mail address|Mail address|Email ID|Emails|E-Mail-Adresse|Mailadresse"
              "|Courriel|Adresse e-mail|Adresse mail|Adresse électronique|Adresse courriel|Mél|Correo"
              "|Correo electrónico|Dirección de correo|Dirección de correo electrónico|Endereço de e-mail"
              "|Endereço de email|Correio eletrónico|Correio eletrônico|Indirizzo e-mail|Indirizzo email"
              "|Posta elettronica|Mailadres|E-mailadres|E-mail adres",
    "phones": "Phone|Telephone|Mobile|Cell|Cellphone|Cell phone|Tel|Phone number|Phone no|Telephone number|Tel no"
              "|Mobile number|Mobile phone|Mobile no|WhatsApp|WhatsApp number|Phones|Telefon|Handy|Mobil"
              "|Mobiltelefon|Telefonnummer|Handynummer|Mobilnummer|Rufnummer|Festnetz|Téléphone|Portable"
              "|Numéro de téléphone|Tél|GSM|Teléfono|Móvil|Celular|Número de teléfono|Telefone|Telemóvel"
              "|Número de telefone|Telefono|Cellulare|Numero di telefono|Telefoon|Telefoonnummer|Mobiel"
              "|Mobiele nummer",
    "city": "City|Town|Location|City/Town|Based in|Place|Stadt|Ort|Wohnort|Standort|Ville|Commune|Localité|Lieu"
            "|Ciudad|Localidad|Población|Municipio|Cidade|Localidade|Município|Città|Comune|Località|Stad|Plaats"
            "|Woonplaats|Gemeente",
    "urls": "Website|Web site|Web|URL|Link|Links|LinkedIn|LinkedIn URL|LinkedIn profile|Profile|Profile URL|Homepage"
            "|Webseite|Internetseite|Profil|LinkedIn-Profil|Site web|Site internet|Profil LinkedIn|Sitio web|Página web"
            "|Perfil|Perfil de LinkedIn|Site|Sítio web|Perfil do LinkedIn|Sito web|Sito|Profilo|Profilo LinkedIn"
            "|Webpagina|Profiel|LinkedIn-profiel",
    "birthday": "Birthday|Birth date|Birthdate|Date of birth|DOB|Geburtstag|Geburtsdatum|Anniversaire"
                "|Date de naissance|Cumpleaños|Fecha de nacimiento|Aniversário|Data de nascimento|Compleanno"
                "|Data di nascita|Verjaardag|Geboortedatum",
    "aka": "Nickname|Also known as|Known as|Spitzname|Surnom|Apodo|Alcunha|Soprannome|Bijnaam",
    "pronouns": "Pronouns|Pronomen|Pronoms|Pronombres|Pronomes|Pronomi|Voornaamwoorden",
    "circles": "Tags|Tag|Group|Groups|Category|Categories|Circle|Circles|Labels|Gruppe|Gruppen|Kategorie|Kategorien"
               "|Schlagworte|Groupe|Groupes|Catégorie|Catégories|Étiquettes|Grupo|Grupos|Categoría|Categorías"
               "|Etiquetas|Categoria|Categorias|Gruppo|Gruppi|Categorie|Etichette|Groep|Groepen|Categorieën",
    "private_notes": "Notes|Note|Comments|Comment|Remarks|Remark|Notizen|Notiz|Bemerkung|Bemerkungen|Kommentar"
                     "|Kommentare|Anmerkung|Anmerkungen|Remarque|Remarques|Commentaire|Commentaires|Notas|Nota"
                     "|Comentario|Comentarios|Observaciones|Comentário|Comentários|Observações|Osservazioni|Commenti"
                     "|Commento|Notities|Notitie|Opmerking|Opmerkingen",
    "title": "Title|Titel|Titre|Título|Titolo|Salutation|Anrede|Civilité|Tratamiento|Tratamento|Aanhef"
             "|Prefix|Honorific",
    "contact": "Contact|Contacts|Kontakt|Contacto|Contato|Contatto|Donor|Partner|Member|Volunteer|Sponsor|Spender"
               "|Spenderin|Mitglied|Donateur|Membre|Donante|Miembro|Doador|Membro|Donatore|Lid",
}  # fmt: skip
"""A column to its names. ``person`` is surely somebody's name, ``name`` may also be a part of one. ``title`` and
``contact`` are told by what stands in the column."""
NAMES = ("person", "name", "first", "last")
_COLUMN = {fold(alias): column for column, aliases in reversed(ALIASES.items()) for alias in aliases.split("|")}
_COLUMN |= {fold(name): name for name in FIELDS if name in ALIASES}
_OWNER_WORDS = regex(
    r"(?i)^(?:contact|donor|primary|main|work|business|office|private|personal|home|mailing|person'?s?|your|member)[\s_-]+"
)
"""What stands before the name of a column and does not change what is in it."""
_HEADER_EXTRAS = regex(r"\s*\([^()]*\)|[*:]|[\s_#]*\d+$")


def column_of(header: str) -> str:
    """The column that a header names ("E-Mail (privat)", "Email 2", "Organisation / Company"), "" for none."""
    plain = _HEADER_EXTRAS.sub("", header.strip()).strip()
    front, _, last = plain.rpartition(" ")
    of_company = front if last.lower() == "name" and _COLUMN.get(fold(front)) == "company" else ""
    for text in (header, plain, of_company, _OWNER_WORDS.sub("", plain), *re.split(r"\s*[/|&]\s*", plain)):
        if column := _COLUMN.get(fold(text)):
            return column
    return ""
