"""People."""

import factory
from django.contrib.auth.models import Group

from debateprep.accounts.models import Role, User


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        surrogate = factory.Trait(role=Role.SURROGATE)
        curator = factory.Trait(role=Role.CURATOR, is_staff=True)
        lead = factory.Trait(role=Role.LEAD, is_staff=True)

    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda person: f"{person.username}@example.org")

    @factory.post_generation
    def role(person, create, extracted, **kwargs):  # noqa: N805
        if extracted:
            person.groups.add(Group.objects.get(name=extracted))
